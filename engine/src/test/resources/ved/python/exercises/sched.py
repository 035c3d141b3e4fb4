clock = [0]
done = []
agenda = scheduler(timefunc=lambda: clock[0], delayfunc=lambda delay: clock.__setitem__(0, clock[0] + delay))
agenda.enter(2, 1, done.append, argument=("late",))
agenda.enterabs(1, 1, done.append, ("early",))
agenda.cancel(agenda.enter(delay=1, priority=2, action=done.append, argument=("never",)))
agenda.run(blocking=True)
print(done, agenda.empty(), clock)
