-- The month of a day in Danish: "december 2026". domain/danish.py has the same names.
create or replace macro month_in_words(day) as
list_extract(
    [
        'januar', 'februar', 'marts', 'april', 'maj', 'juni', 'juli', 'august', 'september', 'oktober', 'november',
        'december'
    ],
    month(day)
) || ' ' || year(day);
