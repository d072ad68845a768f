using ShopifySync.Domain.Common;

namespace ShopifySync.Domain.Stores;

public static class StoreErrors
{
    public static Error NotFound { get; } = new(ErrorKind.NotFound, "Store.NotFound", "There is no such store.", "Choose a connected store.");

    public static Error NoneConnected { get; } = new(ErrorKind.NotFound, "Store.NoneConnected",
        "No store is connected.", "Connect a store first.");

    public static Error ChooseOne { get; } = new(ErrorKind.Invalid, "Store.ChooseOne",
        "There are several stores; the request names none.", "Give storeId.");

    public static Error Disconnected { get; } = new(ErrorKind.Conflict, "Store.Disconnected",
        "This store is disconnected.", "Connect it again.");

    public static Error AlreadyDisconnected { get; } = new(ErrorKind.Conflict, "Store.AlreadyDisconnected", "This store is disconnected already.");

    public static Error BadDomain(string typed) => new(ErrorKind.Invalid, "Store.BadDomain",
        $"'{typed}' is not a store address.", "Use the permanent address of the shop, such as my-shop.myshopify.com; Shopify shows it under Settings, Domains.");

    public static Error UnknownShop(ShopDomain domain) => new(ErrorKind.Refused, "Store.UnknownShop",
        $"Shopify knows no shop at {domain}.", "Check the spelling of the myshopify.com address.");

    public static Error WrongToken { get; } = new(ErrorKind.Refused, "Store.WrongToken",
        "Shopify refused the access token: it is wrong, has expired, or the app was uninstalled.", "Make a new token for the app and connect the store again.");

    public static Error WrongClientCredentials { get; } = new(ErrorKind.Refused, "Store.WrongClientCredentials",
        "Shopify refused the client id and secret.", "Copy both from the app's settings, and check that the app is installed in this shop.");

    public static Error MissingScopes(IEnumerable<string> scopes) => new(ErrorKind.Refused, "Store.MissingScopes",
        $"The app lacks these access scopes: {string.Join(", ", scopes)}.", "Add each of them to the app's configuration, approve them in the shop, and test again.");

    public static Error Frozen { get; } = new(ErrorKind.Unavailable, "Store.Frozen",
        "Shopify has frozen this shop, usually for an unpaid bill.", "The shop's owner settles it with Shopify; then test the connection again.");

    public static Error LockedByShopify { get; } = new(ErrorKind.Unavailable, "Store.LockedByShopify",
        "Shopify has locked this shop.", "The shop's owner asks Shopify's support; then test the connection again.");

    public static Error SecretsUnreadable { get; } = new(ErrorKind.Refused, "Store.SecretsUnreadable",
        "The stored secrets of this store cannot be read: the server's keys are not those that protected them.",
        "Bring back the server's key ring, or connect the store again.");

    public static Error Unreachable(string reason) => new(ErrorKind.Unavailable, "Store.Unreachable",
        $"The shop does not answer: {reason}", "Check the network and Shopify's status page, then try again.");
}
