-- A mail whose end was unclear goes out once more; the few of a notice are counted without touching the many.
create index delivery_again on delivery (notice_id, medium) where again;
