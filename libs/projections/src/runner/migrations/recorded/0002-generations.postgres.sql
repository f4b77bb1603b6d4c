create table "kysely_migration" ("name" varchar(255) not null primary key, "timestamp" varchar(255) not null);
create table "kysely_migration_lock" ("id" varchar(255) not null primary key, "is_locked" integer default 0 not null);
insert into kysely_migration_lock (id, is_locked) values ('migration_lock', 0);
insert into kysely_migration (name, timestamp) values ('0001-checkpoints', '2026-11-24T10:00:00.000Z');
insert into kysely_migration (name, timestamp) values ('0002-generations', '2026-11-24T10:00:00.000Z');
create table "projection_checkpoint" ("model" text collate "C" not null, "version" bigint not null, "generation" bigint not null, "resume_commit" int64, "resume_prepare" int64, "last_event_id" text collate "C", "last_event_position" int64, "poison" text collate "C", constraint "projection_checkpoint_generation_key" primary key ("model", "version", "generation"));
insert into projection_checkpoint values ('cases', 3, 0, 9007199254740995, 9007199254740994, '7f9c1c5e-4f0e-5b53-9b83-0c3d1f6f7a10', 9007199254740993, null);
create table "projection_serving" ("model" text collate "C" primary key, "version" bigint not null, "generation" bigint not null, "tables" text collate "C" not null, "since" text collate "C" not null, "wanted" bigint);
insert into projection_serving values ('cases', 3, 0, '["case_status_v3"]', '2026-11-24T10:00:00.000Z', null);
