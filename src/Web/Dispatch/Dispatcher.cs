using MediatR;
using Microsoft.AspNetCore.Components.Authorization;
using ShopifySync.Application.Common;

namespace ShopifySync.Web.Dispatch;

/// <summary>
/// What pages inject instead of the mediator. A circuit is one long scope, so a scoped context would be shared by
/// every click; here each request has a scope, and so a context, of its own.
/// </summary>
public sealed class Dispatcher(AuthenticationStateProvider authentication, IServiceScopeFactory scopes)
{
    public async Task<TResponse> Send<TResponse>(IRequest<TResponse> request, CancellationToken ct = default)
    {
        var state = await authentication.GetAuthenticationStateAsync(); // read in the circuit's scope
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().ActFor(state.User);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, ct);
    }
}
