-- What to sort Danish words by: æ, ø and å last, aa as å, and numbers by size, so that (MI 2) comes before (MI 10).
create or replace macro in_danish_order(words) as
regexp_replace(regexp_replace(words, '(\d+)', '000000000\1', 'g'), '\d*(\d{10})', '\1', 'g') collate da;
