-- Versions that came with the product. While the current version is one of them, a newer product may replace it; what
-- the agency published itself stays. Until now nobody but the furnishing published without a person.
alter table office.form_version add column shipped boolean not null default false;
update office.form_version set shipped = true where published_by is null;
