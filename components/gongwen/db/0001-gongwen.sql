-- 公文: the document of a matter, its body with every saved version, and the number books.
create table office.document (
  agency_id uuid not null references office.agency (id),
  matter_id uuid not null,
  direction text not null check (direction in ('OUT', 'IN')),
  status text not null,
  kind text,
  format text check (format in ('ORDINARY', 'LETTER')),
  title text not null default '',
  body jsonb not null,
  body_version int not null default 0,
  saved_by uuid,
  saved_by_name text,
  saved_at timestamptz,
  -- Sign-off: from then on the text is fixed by the SM3 of what was signed.
  frozen_at timestamptz,
  frozen_sm3 text check (length(frozen_sm3) = 64),
  signatory_id uuid,
  signatory_name text,
  document_date date,
  number text,
  numbered_at timestamptz,
  -- The finished PDF, and the frozen text it shows; of an incoming document the body file that came with it.
  final_file_id uuid,
  final_file_name text,
  final_of text,
  dispatch_id uuid,
  dispatched_at timestamptz,
  exchange_id uuid,
  -- What the registers show, as it was at the last step.
  register jsonb not null default '{}',
  edited_by uuid,
  edited_by_name text,
  editing_since timestamptz,
  editing_seen_at timestamptz,
  created_at timestamptz not null,
  primary key (agency_id, matter_id),
  unique (agency_id, exchange_id),
  check ((frozen_at is null) = (frozen_sm3 is null)),
  check ((number is null) = (numbered_at is null)),
  foreign key (agency_id, matter_id) references office.matter (agency_id, id) on delete cascade
) with (fillfactor = 80);
select office.agency_table('document', 'select, insert, update');
create index document_register on office.document (agency_id, direction, numbered_at desc, matter_id desc) where number is not null;

-- Every saved body stays; nothing here is ever changed.
create table office.document_body_version (
  agency_id uuid not null references office.agency (id),
  matter_id uuid not null,
  version int not null,
  body jsonb not null,
  person_id uuid not null,
  person_name text not null,
  at timestamptz not null,
  primary key (agency_id, matter_id, version),
  foreign key (agency_id, matter_id) references office.document (agency_id, matter_id) on delete cascade
);
select office.agency_table('document_body_version', 'select, insert');

-- Pictures of bodies; the image node names the file.
create table office.document_image (
  agency_id uuid not null references office.agency (id),
  matter_id uuid not null,
  file_id uuid not null,
  bytes bigint not null,
  media_type text not null,
  added_by uuid not null,
  added_at timestamptz not null,
  primary key (agency_id, matter_id, file_id),
  foreign key (agency_id, matter_id) references office.document (agency_id, matter_id) on delete cascade
);
select office.agency_table('document_image', 'select, insert');

-- Number books: a row per prefix (机关代字) and year. Taking a number locks its book until the end of the transaction.
create table office.number_book (
  agency_id uuid not null references office.agency (id),
  id uuid not null,
  purpose text not null check (purpose in ('OUT', 'IN')),
  prefix text not null check (length(prefix) between 1 and 20),
  year int not null,
  next int not null default 1 check (next >= 1),
  primary key (agency_id, id),
  unique (agency_id, purpose, prefix, year)
);
select office.agency_table('number_book', 'select, insert, update');

-- A number stays in its book for ever, also of a document that was given up (作废).
create table office.number_entry (
  agency_id uuid not null references office.agency (id),
  book_id uuid not null,
  n int not null,
  matter_id uuid not null,
  state text not null check (state in ('USED', 'VOID')),
  taken_at timestamptz not null,
  primary key (agency_id, book_id, n),
  foreign key (agency_id, book_id) references office.number_book (agency_id, id)
);
select office.agency_table('number_entry', 'select, insert, update');
create unique index number_entry_matter on office.number_entry (agency_id, matter_id) where state = 'USED';
