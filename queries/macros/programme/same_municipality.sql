-- Whether two rows may be of one municipality: one of the programmappe that says none, '', is everybody's.
create or replace macro same_municipality(one, other) as
one = other or '' in (one, other);
