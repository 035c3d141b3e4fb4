"""Accounts: inheritance, properties, private names and class attributes."""


class Account:
    """An account; deposit() adds to its balance."""

    fee = 2
    count_of_accounts = 0

    def __init__(self, owner, balance=0):
        self.owner = owner
        self.__balance = balance
        Account.count_of_accounts += 1

    @property
    def balance(self):
        return self.__balance

    @balance.setter
    def balance(self, amount):
        if amount < 0:
            raise ValueError(amount)
        self.__balance = amount

    def deposit(self, amount):
        self.balance += amount
        return self

    @classmethod
    def opened_for(cls, owner, **options):
        return cls(owner, **options)

    @staticmethod
    def taxed(amount, rate=0.5):
        return amount * rate


class SavingsAccount(Account):
    fee = Account.fee * 2
    doubled = [2 * one for one in range(fee)]

    def __init__(self, owner, balance=0, *, interest=0.1):
        super().__init__(owner=owner, balance=balance)
        self.__balance = "its own"
        self.interest = interest

    def year_end(self):
        self.deposit(amount=self.balance * self.interest)
        return self._SavingsAccount__balance, self._Account__balance


account = SavingsAccount.opened_for("ann", balance=100, interest=0.5)
print(account.year_end(), account.balance, account.fee, account.doubled)
print(Account.taxed(10, rate=0.1), Account.count_of_accounts)
try:
    account.balance = -1
except ValueError as problem:
    print("refused", problem)
print(sorted(key.startswith("__") for key in vars(account)))
print(hasattr(account, "interest"), getattr(account, "interest"), getattr(account, "nothing", 3))
setattr(account, "colour", "red")
print(account.colour)
