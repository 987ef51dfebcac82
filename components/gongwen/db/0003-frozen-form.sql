-- Which form of input the digest of a sign-off was made of: 1 the text with the names of its recipients, 2 everything
-- printed with the receivers' ids. Signed before this column existed: form 1.
alter table office.document add column frozen_form int check (frozen_form >= 1);
