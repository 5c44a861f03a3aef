CREATE TABLE idempotency_key (
    key text NOT NULL,
    who text NOT NULL,
    fingerprint text NOT NULL,
    status integer,
    location text,
    type text,
    body text,
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (key, who)
);
CREATE INDEX idempotency_key_at ON idempotency_key (at);
