-- How often it was tried to bring a child in line; the times between grow, and the trials end. What stands in the way is listed.
alter table office.matter_child add column tries int not null default 0;
create index matter_child_trouble on office.matter_child (agency_id, tried_at desc, parent_id, child)
  where trouble is not null and state in ('asked', 'stopping');
