alter table staffing add column hourly_rate numeric(10, 2);
alter table staffing add column overtime_hours integer;
