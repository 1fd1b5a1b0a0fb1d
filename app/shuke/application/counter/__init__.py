"""The counter: the open basket, who it is for, what it gives, how it is paid, and the sale it becomes."""
