-- From when till when a text was to be live, as it was submitted with or as a reviewer set it, stays on record.
alter table content_event drop constraint content_event_what_check;
alter table content_event
    add constraint content_event_what_check check (what in
        ('SUBMITTED', 'SENT_BACK', 'RESCHEDULED', 'APPROVED', 'PUBLISHED', 'ROLLED_BACK', 'DISCARDED',
         'RETIREMENT_ASKED', 'RETIRED')),
    add column publish_at timestamptz, -- of SUBMITTED and RESCHEDULED; null: at once
    add column expires_at timestamptz; -- of the same; null: without an end
