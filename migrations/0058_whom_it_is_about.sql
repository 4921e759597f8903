-- Whom an order is about hears of it late and in company, on his own page. By no other post does he read it: not in a list, not by its number, not in a
-- figure’s exceptions, not in a message. A read of staff says who reads, as he is at the windows.
create function scope_staff() returns integer
  language sql stable parallel safe as $$
  select nullif(current_setting('yiping.reader_staff', true), '')::integer
$$;
create function staff_of_account(account_id uuid) returns integer
  language sql stable security definer set search_path = public, pg_temp as $$
  select staff_id from account where id = staff_of_account.account_id
$$;
revoke execute on function staff_of_account(uuid) from public;
grant execute on function staff_of_account(uuid) to yiping_staff;

create policy not_about_reader on handling_order as restrictive for select to yiping_staff
  using (staff_id is null or staff_id is distinct from public.scope_staff());

-- Asked of whoever stands at a window alone; what he may not read of orders is not told to him either.
create policy not_about_reader on message as restrictive for select to yiping_staff
  using (public.scope_staff() is null or page is distinct from 'handling-orders' or target is null
    or exists (select from handling_order o where o.id::text = target));
