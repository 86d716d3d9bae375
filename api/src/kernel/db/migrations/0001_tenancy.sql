-- The role the application works under. It owns nothing, so row-level security always applies to it.
do $$ begin
  if not exists (select from pg_roles where rolname = 'hemicycle_app') then create role hemicycle_app nologin; end if;
end $$;
--> statement-breakpoint
do $$ begin execute format('grant hemicycle_app to %I', current_user); end $$;
--> statement-breakpoint
grant usage on schema public to hemicycle_app;
--> statement-breakpoint
-- Every table with an authority_id belongs to one authority per transaction. A new table gets the same by calling this again.
create function protect_tenant_tables() returns void language plpgsql as $$
declare tenant_table text;
begin
  for tenant_table in
    select c.table_name from information_schema.columns c
    where c.table_schema = 'public' and c.column_name = 'authority_id'
  loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format('drop policy if exists tenant on %I', tenant_table);
    execute format(
      'create policy tenant on %I to hemicycle_app
         using (authority_id = nullif(current_setting(''app.authority_id'', true), '''')::uuid)
         with check (authority_id = nullif(current_setting(''app.authority_id'', true), '''')::uuid)', tenant_table);
    execute format('drop policy if exists installation on %I', tenant_table);
    execute format('create policy installation on %I to %I using (true) with check (true)', tenant_table, current_user);
    execute format('grant select, insert, update, delete on %I to hemicycle_app', tenant_table);
  end loop;
end $$;
--> statement-breakpoint
select protect_tenant_tables();
--> statement-breakpoint
alter table authorities enable row level security;
--> statement-breakpoint
alter table authorities force row level security;
--> statement-breakpoint
create policy tenant on authorities to hemicycle_app
  using (id = nullif(current_setting('app.authority_id', true), '')::uuid);
--> statement-breakpoint
do $$ begin execute format('create policy installation on authorities to %I using (true) with check (true)', current_user); end $$;
--> statement-breakpoint
grant select on authorities to hemicycle_app;
--> statement-breakpoint
-- What was written stays written: the journal and what was sent cannot be altered by the application.
revoke update, delete on journal from hemicycle_app;
--> statement-breakpoint
revoke update, delete on dispatches from hemicycle_app;
--> statement-breakpoint
grant update (available_at) on dispatches to hemicycle_app;
--> statement-breakpoint
revoke delete on dispatch_recipients, deliveries, allocated_numbers, documents, files from hemicycle_app;
