-- 离任 that can still be taken back: the day it was entered, and how far what it ended lasted before. Empty = nothing to take back.
alter table office.person add column leaving jsonb;
