-- How bad a light is, from 1 (done) to 6 (red): what we know nothing of is worse than what is on track.
create or replace macro light_rank(code) as
list_position(['done', 'grey', 'green', 'unknown', 'yellow', 'red'], code);
