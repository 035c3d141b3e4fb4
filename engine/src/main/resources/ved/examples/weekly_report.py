"""Weekly report

Turns the numbers of a week into a report in Markdown: a table with the change against the week
before, and a sentence for each number that needs attention.
"""

import json
import sys


def main() -> None:
    if len(sys.argv) < 2:
        sys.exit("This script needs a dataset: a JSON file with the numbers of the week.")
    with open(sys.argv[1], encoding="utf-8") as file:
        week = json.load(file)
    print(f"# Week {week['week']}\n")
    print("| number | this week | before | change |")
    print("|---|---:|---:|---:|")
    attention = []
    for number in week["numbers"]:
        change = number["value"] / number["before"] - 1
        print(f"| {number['name']} | {number['value']:,} | {number['before']:,} | {change:+.1%} |")
        wrong_way = change < 0 if number["good"] == "up" else change > 0
        if wrong_way and abs(change) >= 0.05:
            attention.append(f"- **{number['name']}** went {change:+.1%}; {number['owner']} looks into it.")
    print("\n## Needs attention\n")
    print("\n".join(attention) if attention else "Nothing this week.")


if __name__ == "__main__":
    main()
