using Microsoft.Extensions.Options;
using ShopifySync.Application.Stores;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Stores;
using ShopifySync.Infrastructure.Shopify.Calling;
using static ShopifySync.Infrastructure.Shopify.ProductNodeMapper;

namespace ShopifySync.Infrastructure.Shopify.Connecting;

/// <summary>Asks a shop that may not be connected yet: no lane, no pacer, one call, every failure told as an error for a person.</summary>
internal sealed class ShopConnection(ShopifyHttp http, IOptions<ShopifyOptions> options) : IShopConnection
{
    private const string TokenPath = "admin/oauth/access_token";

    public async Task<Result<StoreIdentity>> Identify(ShopDomain domain, string accessToken, CancellationToken ct)
    {
        try
        {
            using var answer = await http.Post(domain, accessToken, ShopifyDocument.ShopCheck, [], ct);
            if (ResponseClassifier.Of(answer.Reply, Facts(domain)) is { } failure)
                return failure.Error;

            var identity = Read(answer);
            return ShopifyScopes.MissingFrom([.. identity.Scopes]) is { Count: > 0 } missing ? StoreErrors.MissingScopes(missing) : identity;
        }
        catch (NoAnswerException none)
        {
            return NoAnswer(domain, none);
        }
        catch (UnreadableNodeException odd)
        {
            return ShopifyErrors.Unintelligible(odd.Message);
        }
    }

    /// <summary>Shopify: "Using the client credentials grant". The token lives for 24 hours and has no refresh token.</summary>
    public async Task<Result<GrantedToken>> RequestToken(ShopDomain domain, string clientId, string clientSecret, CancellationToken ct)
    {
        try
        {
            using var answer = await http.PostForm(domain, TokenPath, new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = clientId,
                ["client_secret"] = clientSecret,
            }, ct);

            // Bad credentials are a 400 or a 401 here, with or without a page around the reason.
            if (answer.Reply.Status is 400 or 401 or 403)
                return StoreErrors.WrongClientCredentials;
            if (answer.Reply is not { Status: 200, Body: BodyKind.Json })
                return ResponseClassifier.Of(answer.Reply, Facts(domain))?.Error ?? ShopifyErrors.Unintelligible("it is no token");

            return new GrantedToken(Text(answer.Root, "access_token"), Lifetime(answer));
        }
        catch (NoAnswerException none)
        {
            return NoAnswer(domain, none);
        }
        catch (UnreadableNodeException odd)
        {
            return ShopifyErrors.Unintelligible(odd.Message);
        }
    }

    internal static StoreIdentity Read(ShopifyAnswer answer)
    {
        var shop = Object(answer.Data, "shop");
        return new StoreIdentity(
            Text(shop, "name"),
            Text(shop, "myshopifyDomain"),
            Text(shop, "currencyCode"),
            Text(Object(shop, "plan"), "publicDisplayName"),
            [.. List(Object(answer.Data, "currentAppInstallation"), "accessScopes").Select(s => Text(s, "handle")).Order(StringComparer.Ordinal)]);
    }

    private static TimeSpan Lifetime(ShopifyAnswer answer) =>
        answer.Root.TryGetProperty("expires_in", out var seconds) && seconds.TryGetInt32(out var count)
            ? TimeSpan.FromSeconds(count)
            : throw new UnreadableNodeException("expires_in is missing");

    private static Error NoAnswer(ShopDomain domain, NoAnswerException none) => none.Reason == HttpRequestError.NameResolutionError
        ? StoreErrors.UnknownShop(domain)
        : StoreErrors.Unreachable(none.Message);

    private CallFacts Facts(ShopDomain domain) => new(domain, IsMutation: false, options.Value.Timeout);
}
