"""Data in a lake: Parquet files in a shared folder or on S3, and PostgreSQL, which knows which of them count.

DuckLake, so that several servers may work on one municipality's data. Each municipality has a schema and a
role of its own in PostgreSQL, and a folder or a prefix of its own for its files. Imported only where
KLIK_DATABASE says so: what it takes stands in requirements-lake.txt.
"""
