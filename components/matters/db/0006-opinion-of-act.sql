-- Which act an opinion was given by: an item taken back and done again has one opinion for each time.
alter table office.opinion add column sequence int;
