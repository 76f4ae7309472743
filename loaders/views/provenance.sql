-- One row per figure: where it is printed, and what.
select
    f.figure_id, f.plan_id, p.label_ko as plan_ko, p.label_en as plan_en, t.table_id, t.section, t.title, t.form,
    f.row_label, f.column_label, f.occurrence, f.printed, f.printed_unit, f.value, f.status, f.note, t.cited_statistic
from figures f
join plans p using (plan_id)
join source_tables t using (plan_id, table_id)
order by figure_id
