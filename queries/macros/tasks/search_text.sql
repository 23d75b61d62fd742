-- What a search for words looks through: "Sorensen" and "Soerensen" find "Sørensen", "aero" finds "Ærø".
-- Folding loses letters where oe and aa are no ø and å ("videoeksport"): such texts are looked through as written, too.
create or replace macro search_text(words) as
if(
    contains(plain_letters(words), 'oe') or contains(plain_letters(words), 'aa'),
    folded_letters(words) || chr(10) || plain_letters(words),
    plain_letters(words)
);

-- Whether a search text holds what was typed.
create or replace macro is_in_search_text(searched, typed) as
contains(searched, folded_letters(typed)) or contains(searched, plain_letters(typed));
