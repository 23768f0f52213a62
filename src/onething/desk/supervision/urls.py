"""Addresses of the supervisor's room, below /desk/supervision/."""

from django.urls import URLPattern, URLResolver, path

from onething.desk.supervision.views import cards, cases, feed, lights, orders, points

urlpatterns: list[URLPattern | URLResolver] = [
    path("", lights.show_lights),
    path("clocks/", lights.show_clocks),
    path("cases/<uuid:case_id>/", cases.show_case),
    path("cards/", cards.show_cards),
    path("cards/<uuid:card_id>/", cards.show_card),
    path("orders/", orders.show_orders),
    path("orders/new", orders.issue),
    path("orders/<uuid:order_id>/", orders.show_order),
    path("feed/", feed.show_feed),
    path("feed/<str:secret>.ics", feed.open_feed),
    path("points/", points.show_points),
    path("points/new", points.require),
    path("points/<uuid:point_id>/", points.show_point),
    path("points/<uuid:point_id>/proof", points.open_proof),
]
