-- How a text of a dialogue fared is told out of order, and an agent reads why it did not arrive.
alter table text_line add column reason text;
alter table text_line add column settled_at timestamptz;
