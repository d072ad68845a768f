using MediatR;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using ShopifySync.Application.Monitoring;

namespace ShopifySync.Web.Endpoints;

internal static class HealthEndpoints
{
    public static void MapHealthEndpoints(this IEndpointRouteBuilder api)
    {
        api.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        api.MapHealthChecks("/health/ready").AllowAnonymous();
        api.MapGet("/api/health", async (IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new GetHealthQuery(), ct)).ToHttp()).Produces<ServerHealth>().WithTags("Monitoring");
    }
}
