"""The terminal itself: what is sent to it, what comes from it, and what happens when it goes.

The program is a `steady_app` that runs on the `driver`, or for a browser on the `page_driver`, under a `watchdog`;
both drivers are `queueing_driver`, and `clipboard` reaches the reader's own.
"""
