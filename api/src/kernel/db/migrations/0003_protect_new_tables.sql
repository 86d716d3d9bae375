-- Called again by a later migration, the function must not give back what was revoked on earlier tables: the journal and what was
-- sent stay as they were written. Only tables without row-level security are new to it.
create or replace function protect_tenant_tables() returns void language plpgsql as $$
declare tenant_table text;
begin
  for tenant_table in
    select c.table_name from information_schema.columns c
    join pg_class t on t.relname = c.table_name and t.relnamespace = 'public'::regnamespace
    where c.table_schema = 'public' and c.column_name = 'authority_id' and t.relkind in ('r', 'p') and not t.relrowsecurity
  loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format(
      'create policy tenant on %I to hemicycle_app
         using (authority_id = nullif(current_setting(''app.authority_id'', true), '''')::uuid)
         with check (authority_id = nullif(current_setting(''app.authority_id'', true), '''')::uuid)', tenant_table);
    execute format('create policy installation on %I to %I using (true) with check (true)', tenant_table, current_user);
    execute format('grant select, insert, update, delete on %I to hemicycle_app', tenant_table);
  end loop;
end $$;
--> statement-breakpoint
revoke update, delete on journal, dispatches from hemicycle_app;
--> statement-breakpoint
grant update (available_at) on dispatches to hemicycle_app;
--> statement-breakpoint
revoke delete on dispatch_recipients, deliveries, allocated_numbers, documents, files from hemicycle_app;
