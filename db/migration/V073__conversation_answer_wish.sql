-- Residents who want to be told when a question of theirs has an answer. Only the link to the question is kept, and only
-- as long as Meta lets us write to them. Owner: conversation. Kept: a day at most, or till they are told.
create table answer_wish (
    contact_id   bigint      not null references contact on delete cascade,
    question_key text        not null, -- of unanswered_question
    until        timestamptz not null, -- when the resident's window closes
    primary key (contact_id, question_key)
);
