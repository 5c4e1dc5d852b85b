"""Stories of pretend people, played through the pretend Telegram with the real bot: `run.py journeys`.

| module | what is in it |
| --- | --- |
| `stage.py` | `Stage`: one shop for one story, its people, its clock, its misfortunes |
| `guest.py` | `Guest`: one person's eyes and thumbs, in the words a story is told with |
| `story.py` | `@story`, and how a story is played and reported |
| `steps.py` | what people do in many stories: enter, top up, buy |
| `stories/` | the stories, by subject |

This room knows the shop only by what people see of it. What cannot be seen (the recount of the books, stopping the
process) is handed to the stage by whoever plays the stories, as functions.
"""
