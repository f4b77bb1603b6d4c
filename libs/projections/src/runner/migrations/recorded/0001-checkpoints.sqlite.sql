create table "kysely_migration" ("name" varchar(255) not null primary key, "timestamp" varchar(255) not null);
create table "kysely_migration_lock" ("id" varchar(255) not null primary key, "is_locked" integer default 0 not null);
insert into kysely_migration_lock (id, is_locked) values ('migration_lock', 0);
insert into kysely_migration (name, timestamp) values ('0001-checkpoints', '2026-11-24T10:00:00.000Z');
create table "projection_checkpoint" ("model" text not null, "version" integer not null, "resume_commit" int, "resume_prepare" int, "last_event_id" text, "last_event_position" int, "poison" text, constraint "projection_checkpoint_key" primary key ("model", "version")) strict;
insert into projection_checkpoint values ('cases', 3, 9007199254740995, 9007199254740994, '7f9c1c5e-4f0e-5b53-9b83-0c3d1f6f7a10', 9007199254740993, null);
