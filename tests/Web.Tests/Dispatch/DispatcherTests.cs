using System.Security.Claims;
using MediatR;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using ShopifySync.Application.Common;
using ShopifySync.Application.Users;
using ShopifySync.Domain.Common;
using ShopifySync.Web.Dispatch;

namespace ShopifySync.Web.Tests.Dispatch;

public sealed class DispatcherTests
{
    private static readonly Guid User = Guid.Parse("0197f000-0000-7000-8000-000000000001");

    [Test]
    public async Task Send_GivesEachRequestAScopeOfItsOwnWithTheUserInIt()
    {
        var seen = new List<(ICurrentUser User, IServiceProvider Scope)>();
        await using var services = new ServiceCollection()
            .AddScoped<CurrentUser>()
            .AddScoped<IMediator>(scope => new Recorder(() => seen.Add((scope.GetRequiredService<CurrentUser>(), scope))))
            .BuildServiceProvider();
        var dispatcher = new Dispatcher(new SignedIn(), services.GetRequiredService<IServiceScopeFactory>());

        await Task.WhenAll(dispatcher.Send(new NeedsSetUpQuery()), dispatcher.Send(new NeedsSetUpQuery()));

        Assert.That(seen.Select(s => s.User.Id), Is.All.EqualTo(User));
        Assert.That(seen.Select(s => s.User.Name), Is.All.EqualTo("mira"));
        Assert.That(seen.Select(s => s.Scope).Distinct().Count(), Is.EqualTo(2));
    }

    private sealed class SignedIn : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, User.ToString()), new Claim(ClaimTypes.Name, "mira")], "test"))));
    }

    private sealed class Recorder(Action onSend) : IMediator
    {
        public Task<TResponse> Send<TResponse>(IRequest<TResponse> request, CancellationToken cancellationToken = default)
        {
            onSend();
            return Task.FromResult((TResponse)(object)(Result<bool>)true);
        }

        public Task Publish<TNotification>(TNotification notification, CancellationToken cancellationToken = default)
            where TNotification : INotification => Task.CompletedTask;
    }
}
