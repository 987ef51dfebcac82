-- 公文交换: whose keys are trusted, what was sent and what came back, what arrived and what was answered.
create table office.exchange_public_key (
  key_id text primary key check (key_id ~ '^[0-9a-f]{32}$'),
  agency_id uuid not null references office.agency (id),
  public_key bytea not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  status text not null check (status in ('ACTIVE', 'RETIRED', 'COMPROMISED'))
);
create index exchange_public_key_agency on office.exchange_public_key (agency_id);
select office.platform_table('exchange_public_key', 'the trust list: which public key signs for which agency', 'select, insert');

-- Private signing keys, wrapped under the agency's own key.
create table office.exchange_key (
  agency_id uuid not null references office.agency (id),
  key_id text not null,
  wrapped_private_key bytea not null,
  made_at timestamptz not null,
  primary key (agency_id, key_id)
);
select office.agency_table('exchange_key', 'select, insert');

-- 发送单: one sending to several receivers.
create table office.dispatch (
  agency_id uuid not null references office.agency (id),
  id uuid not null,
  matter_id uuid not null,
  title text not null,
  document_number text not null,
  sent_at timestamptz not null,
  sent_by uuid,
  sent_by_name text not null,
  primary key (agency_id, id),
  foreign key (agency_id, matter_id) references office.matter (agency_id, id)
);
select office.agency_table('dispatch', 'select, insert');
create index dispatch_sent on office.dispatch (agency_id, sent_at desc, id desc);
create index dispatch_matter on office.dispatch (agency_id, matter_id, sent_at desc, id desc);

-- The stored files of a sending, in the order of the envelope's parts.
create table office.dispatch_file (
  agency_id uuid not null references office.agency (id),
  dispatch_id uuid not null,
  ordinal int not null,
  file_id uuid not null,
  primary key (agency_id, dispatch_id, ordinal),
  foreign key (agency_id, dispatch_id) references office.dispatch (agency_id, id)
);
select office.agency_table('dispatch_file', 'select, insert');

-- One sealed envelope and the sender's verified copy of its fate. The sealed columns are never written again.
create table office.delivery (
  agency_id uuid not null references office.agency (id),
  exchange_id uuid not null,
  dispatch_id uuid not null,
  to_agency_id uuid not null references office.agency (id),
  to_name text not null,
  envelope bytea not null,
  sm3 text not null,
  signature text not null,
  sealed_at timestamptz not null,
  stage text not null check (stage in
    ('SEALED', 'QUEUED', 'RETRY_WAIT', 'UNRESOLVED', 'DELIVERED', 'SIGNED', 'FINISHED', 'RETURNED')),
  failures int not null default 0,
  next_attempt_at timestamptz,
  problem text,
  delivered_at timestamptz,
  signed_at timestamptz,
  returned_at timestamptz,
  finished_at timestamptz,
  return_code text,
  return_text text,
  primary key (agency_id, exchange_id),
  foreign key (agency_id, dispatch_id) references office.dispatch (agency_id, id)
);
select office.agency_table('delivery', 'select, insert, update');
create index delivery_dispatch on office.delivery (agency_id, dispatch_id);

-- Receipts as they came, byte for byte; one of each kind, never changed.
create table office.delivery_receipt (
  agency_id uuid not null references office.agency (id),
  exchange_id uuid not null,
  kind text not null check (kind in ('DELIVERED', 'SIGNED_FOR', 'RETURNED', 'FINISHED')),
  bytes bytea not null,
  sm3 text not null,
  signature text not null,
  received_at timestamptz not null,
  primary key (agency_id, exchange_id, kind),
  foreign key (agency_id, exchange_id) references office.delivery (agency_id, exchange_id)
);
select office.agency_table('delivery_receipt', 'select, insert');

-- What arrived: the single truth of an exchange. An id that a second sender uses again is refused, so it alone is the key.
create table office.inbox_document (
  agency_id uuid not null references office.agency (id),
  exchange_id uuid not null,
  from_agency_id uuid not null references office.agency (id),
  from_name text not null,
  envelope bytea not null,
  sm3 text not null,
  signature text not null,
  title text not null,
  document_number text not null,
  kind text not null,
  urgency text not null,
  secrecy text not null,
  stage text not null check (stage in ('RECEIVED', 'SIGNED', 'RETURNED', 'FINISHED')),
  box text not null generated always as
    (case stage when 'RECEIVED' then 'waiting' when 'RETURNED' then 'returned' else 'signed' end) stored,
  received_at timestamptz not null,
  acted_at timestamptz,
  matter_id uuid,
  primary key (agency_id, exchange_id),
  unique (agency_id, from_agency_id, exchange_id),
  foreign key (agency_id, matter_id) references office.matter (agency_id, id)
);
select office.agency_table('inbox_document', 'select, insert, update');
create index inbox_document_box on office.inbox_document (agency_id, box, received_at desc, exchange_id desc);

create table office.inbox_file (
  agency_id uuid not null references office.agency (id),
  exchange_id uuid not null,
  ordinal int not null,
  file_id uuid not null,
  role text not null check (role in ('BODY', 'ATTACHMENT')),
  name text not null,
  bytes bigint not null,
  media_type text not null,
  primary key (agency_id, exchange_id, ordinal),
  foreign key (agency_id, exchange_id) references office.inbox_document (agency_id, exchange_id)
);
select office.agency_table('inbox_file', 'select, insert');

-- Receipts as they were signed; a repetition is answered with these bytes.
create table office.inbox_receipt (
  agency_id uuid not null references office.agency (id),
  exchange_id uuid not null,
  kind text not null check (kind in ('DELIVERED', 'SIGNED_FOR', 'RETURNED', 'FINISHED')),
  bytes bytea not null,
  sm3 text not null,
  signature text not null,
  made_at timestamptz not null,
  primary key (agency_id, exchange_id, kind),
  foreign key (agency_id, exchange_id) references office.inbox_document (agency_id, exchange_id)
);
select office.agency_table('inbox_receipt', 'select, insert');
