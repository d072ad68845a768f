using System.Security.Claims;
using MediatR;
using ShopifySync.Application.Common;

namespace ShopifySync.Web.Hubs;

/// <summary>Requests of the hub, each in a scope of its own: for a connection's user, whose grants are read anew, or for the hub itself.</summary>
internal sealed class HubRequests(IServiceScopeFactory scopes)
{
    public Task<TResponse> Send<TResponse>(IRequest<TResponse> request, ClaimsPrincipal user, CancellationToken ct) =>
        Send(request, who => Dispatch.CurrentUserFromClaims.ActFor(who, user), ct);

    public Task<TResponse> SendAsHub<TResponse>(IRequest<TResponse> request, CancellationToken ct) => Send(request, who => who.ActAsSystem("hub"), ct);

    private async Task<TResponse> Send<TResponse>(IRequest<TResponse> request, Action<CurrentUser> actFor, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        actFor(scope.ServiceProvider.GetRequiredService<CurrentUser>());
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, ct);
    }
}
