using System.Globalization;
using ShopifySync.Application.Webhooks;
using ShopifySync.Domain.Webhooks;
using ShopifySync.Web.Components.Shared;

namespace ShopifySync.Web.Components.Pages.Webhooks;

/// <summary>Webhooks in plain words.</summary>
public static class WebhookWords
{
    public static string What(string topic) => topic switch
    {
        "products/create" => "A product was made",
        "products/update" => "A product changed",
        "products/delete" => "A product was deleted",
        "bulk_operations/finish" => "A bulk operation ended",
        "app/uninstalled" => "The app was removed",
        "app/scopes_update" => "The app may do more, or less",
        "shop/update" => "The shop itself changed",
        "customers/data_request" => "A customer asks what is held",
        "customers/redact" => "A customer is to be forgotten",
        "shop/redact" => "The shop is to be forgotten",
        _ => topic,
    };

    public static (Tone Tone, string Text, string Meaning) State(DeliveryState state) => state switch
    {
        DeliveryState.Waiting => (Tone.Waiting, "Waiting", "Kept; what it is about will be read."),
        DeliveryState.Done => (Tone.Good, "Done", "What it is about was read, or it asked for nothing."),
        DeliveryState.Refused => (Tone.Bad, "Refused", "Signed by the shop's app, and yet not to be understood."),
        _ => (Tone.Bad, "Given up", "The reading failed again and again."),
    };

    public static (Tone Tone, string Text) Told(TopicHealth topic, bool checkedOnce) => topic switch
    {
        { Present: true } => (Tone.Good, "Told of"),
        { Trouble: not null } => (Tone.Bad, "Refused"),
        _ when checkedOnce => (Tone.Bad, "Missing"),
        _ => (Tone.Neutral, "Not asked yet"),
    };

    public static string Took(double? ms) => ms switch
    {
        null => "",
        < 1_000 => string.Create(CultureInfo.InvariantCulture, $"{ms:0} ms"),
        < 60_000 => string.Create(CultureInfo.InvariantCulture, $"{ms / 1_000:0.0} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{ms / 60_000:0} min"),
    };
}
