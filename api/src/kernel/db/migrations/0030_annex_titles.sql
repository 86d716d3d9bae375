ALTER TABLE "dispatches" ADD COLUMN "summary" jsonb;--> statement-breakpoint
-- What was sent before: what the list of convocations says of it.
update dispatches set summary = (
  select jsonb_build_object('meeting', m -> 'meeting', 'items', jsonb_array_length(m -> 'items'), 'pages', coalesce((
    select sum((item ->> 'pages')::int) from jsonb_array_elements(m -> 'items') item), 0))
  from (select manifest::jsonb as m) read);
--> statement-breakpoint
ALTER TABLE "dispatches" ALTER COLUMN "summary" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "document_readings" ADD COLUMN "titles" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
-- What was read before.
update document_readings set titles = jsonb_build_array(jsonb_build_object('firstPage', null, 'kind', extracted #> '{kind,value}',
    'heading', extracted #> '{kind,evidence,quote}', 'title', extracted -> 'title', 'annexTitles', extracted -> 'annexTitles'))
  || case when jsonb_array_length(extracted -> 'parts') < 2 then '[]' else (
    select jsonb_agg(jsonb_build_object('firstPage', part -> 'firstPage', 'kind', part -> 'kind', 'heading', part #> '{evidence,quote}',
      'title', part #> '{fields,title}', 'annexTitles', part #> '{fields,annexTitles}') order by rank)
    from jsonb_array_elements(extracted -> 'parts') with ordinality as parts (part, rank)) end
  where jsonb_typeof(extracted -> 'parts') = 'array';
--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "title" text;--> statement-breakpoint
-- The titles that clerks had corrected, on the files that bear them.
update documents d set title = i.annex_titles ->> (r.titles #>> '{0,annexTitles,0,value}')
  from document_readings r, agenda_items i
  where r.authority_id = d.authority_id and r.document_id = d.id and i.authority_id = d.authority_id and i.id = d.item_id
    and r.titles #>> '{0,kind}' = 'ANNEX' and i.annex_titles ? (r.titles #>> '{0,annexTitles,0,value}');
--> statement-breakpoint
ALTER TABLE "agenda_items" DROP COLUMN "annex_titles";
