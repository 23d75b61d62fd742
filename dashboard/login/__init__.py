"""Who may in, where a login is asked for (KLIK_LOGIN=oidc), and for whom, with what access and how long.

Knows neither Streamlit nor the network: server/ talks with the provider, ui/current_login.py to the session.
"""
