-- What is to be looked at before publishing does not stand in its way: who publishes says that he has read it, and a planned publication
-- keeps how many he read, what was to be read when its time came, and, while the house looks through the sections, how far it is.
alter table office.process_plan
  add column acknowledged int not null default 0,
  add column warnings jsonb,
  add column found jsonb;
