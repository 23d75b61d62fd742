-- A task's støttesystemer as they are shown and filtered by, where it may have none.
create or replace macro components_or_none(names) as
if(len(names) = 0, ['Uden støttesystem'], names);
