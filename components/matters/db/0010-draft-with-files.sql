-- 丢弃草稿: the rows of its attachments go with it. Of what was submitted once nothing is deleted: the role has no right to.
alter table office.matter_attachment
  drop constraint matter_attachment_agency_id_matter_id_fkey,
  add foreign key (agency_id, matter_id) references office.matter (agency_id, id) on delete cascade;
