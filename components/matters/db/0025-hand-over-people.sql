-- 交接 that can still be taken back is listed by whose work went to whom; what went over before this is listed without names.
alter table office.matter_hand_over add column from_person_id uuid, add column to_person_id uuid;
create index matter_hand_over_newest on office.matter_hand_over (agency_id, at desc, batch_id desc);
