-- Two ways to write a Danish name as one: oe as ø, and aa as å.
create or replace macro folded_letters(words) as
replace(replace(plain_letters(words), 'oe', 'o'), 'aa', 'a');
