print(TextCalendar(firstweekday=6).formatmonth(2026, 11, w=3, l=1))
print(monthrange(2024, 2), isleap(2024), Month.MAY.value, Day(0).name, weekday(2026, 11, 21))
print(HTMLCalendar().formatmonth(2026, 2, withyear=False)[:60], [*Calendar().iterweekdays()])
