-- So many people at a time, so many minutes apart: by a manager's choice, and never for what must reach everybody at once.
create table notice_waves (
    notice_id uuid primary key references notice,
    people    int         not null check (people > 0),
    minutes   int         not null check (minutes between 1 and 1440),
    by        text        not null,
    at        timestamptz not null
);
