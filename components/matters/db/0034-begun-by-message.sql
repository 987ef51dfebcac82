-- 消息开始: what a message that a step has sent begins, once for each act that sends and each kind that waits for it.
create table office.matter_begun (
  agency_id uuid not null references office.agency (id),
  -- The matter that sent, and the number of the event by which it did.
  sender_id uuid not null,
  sequence int not null,
  kind_code text not null,
  -- The matter it becomes, known before it exists.
  matter_id uuid not null,
  message text not null,
  tries int not null default 0,
  tried_at timestamptz,
  -- Code of the refusal where it could not be begun.
  trouble text,
  begun_at timestamptz,
  primary key (agency_id, sender_id, sequence, kind_code),
  foreign key (agency_id, sender_id) references office.matter (agency_id, id)
);
select office.agency_table('matter_begun', 'select, insert, update');
create index matter_begun_matter on office.matter_begun (agency_id, matter_id);
