-- One row per figure: where it is printed, and what. A note without a row in notes.csv is the same in both languages.
select
    f.figure_id, f.plan_id, p.label_ko as plan_ko, p.label_en as plan_en, t.table_id, t.section, t.title, t.form,
    f.row_label, f.column_label, f.occurrence, f.printed, f.printed_unit, f.value, f.status, coalesce(n.note_ko, f.note) as note_ko, f.note as note_en,
    t.cited_statistic
from figures f
join plans p using (plan_id)
join source_tables t using (plan_id, table_id)
left join notes n on n.plan_id = f.plan_id and n.note = f.note
order by figure_id
