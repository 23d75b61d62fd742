-- A light in a Danish sentence. domain/lights.py has the same words, for whatever isn't told in SQL.
create or replace macro light_word(code) as
case code
    when 'red' then 'rød'
    when 'yellow' then 'gul'
    when 'green' then 'grøn'
    when 'grey' then 'grå'
    when 'done' then 'fuldført'
    else 'ukendt'
end;
